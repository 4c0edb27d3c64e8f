/// Protocol records as bytes and back.
@NullMarked
package org.hikae.cluster.wire;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.hikae.cluster;

import org.jspecify.annotations.NullMarked;

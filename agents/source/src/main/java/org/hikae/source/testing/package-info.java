/// What tests of sources need.
@NullMarked
package org.hikae.source.testing;

import org.jspecify.annotations.NullMarked;

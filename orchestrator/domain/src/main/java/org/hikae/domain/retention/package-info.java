/// Retention: which recovery points are kept, which are forgotten, and why; decided before anything
/// is touched.
@NullMarked
package org.hikae.domain.retention;

import org.jspecify.annotations.NullMarked;

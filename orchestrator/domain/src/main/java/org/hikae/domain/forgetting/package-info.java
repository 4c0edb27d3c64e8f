/// Forgetting: which recovery points a retention class lets go of, which are kept, and why; decided
/// before anything is touched.
@NullMarked
package org.hikae.domain.forgetting;

import org.jspecify.annotations.NullMarked;

/// Retention classes: what makes a recovery point worth keeping.
@NullMarked
package org.hikae.domain.retention;

import org.jspecify.annotations.NullMarked;

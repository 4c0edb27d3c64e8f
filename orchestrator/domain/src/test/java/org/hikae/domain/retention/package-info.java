@NullMarked
package org.hikae.domain.retention;

import org.jspecify.annotations.NullMarked;

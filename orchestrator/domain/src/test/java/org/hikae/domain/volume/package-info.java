@NullMarked
package org.hikae.domain.volume;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.hikae.domain.housekeeping;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.hikae.domain.schedule;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.hikae.domain.requirement;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.hikae.domain.notice;

import org.jspecify.annotations.NullMarked;

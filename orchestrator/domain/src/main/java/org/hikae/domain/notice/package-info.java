/// Whom to tell of what, when, and when to be quiet again.
@NullMarked
package org.hikae.domain.notice;

import org.jspecify.annotations.NullMarked;

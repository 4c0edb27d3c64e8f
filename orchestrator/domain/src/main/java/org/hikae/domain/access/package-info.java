/// Who reached what, and whether what is told about it is whole.
@NullMarked
package org.hikae.domain.access;

import org.jspecify.annotations.NullMarked;

/// Tests of the chain of accesses.
@NullMarked
package org.hikae.domain.access;

import org.jspecify.annotations.NullMarked;

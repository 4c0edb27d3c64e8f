/// An estate, its snapshots and its runs to test with.
@NullMarked
package org.hikae.domain.testing;

import org.jspecify.annotations.NullMarked;

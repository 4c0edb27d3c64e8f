/// One month, as those who answer for it report it: what recoveries took, whether services were
/// there, how far back they would have fallen, what was done.
@NullMarked
package org.hikae.domain.monthly;

import org.jspecify.annotations.NullMarked;

/// Figures that those who answer for an installation ask for: who uses it, what it guards, what was
/// done.
@NullMarked
package org.hikae.domain.figures;

import org.jspecify.annotations.NullMarked;

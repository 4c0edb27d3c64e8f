/// Whether a site is lost: observation in, verdict out, nothing else.
@NullMarked
package org.hikae.domain.siteloss;

import org.jspecify.annotations.NullMarked;

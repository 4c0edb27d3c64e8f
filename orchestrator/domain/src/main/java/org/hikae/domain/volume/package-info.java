/// How much of the contracted volume vaults use, how that went, and when it will be full.
@NullMarked
package org.hikae.domain.volume;

import org.jspecify.annotations.NullMarked;

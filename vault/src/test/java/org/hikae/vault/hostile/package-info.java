/// What becomes of a vault that somebody means harm with.
@NullMarked
package org.hikae.vault.hostile;

import org.jspecify.annotations.NullMarked;

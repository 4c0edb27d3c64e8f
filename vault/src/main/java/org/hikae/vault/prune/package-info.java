/// Gives back the room that nothing needs, in two steps with a grace time between them.
@NullMarked
package org.hikae.vault.prune;

import org.jspecify.annotations.NullMarked;

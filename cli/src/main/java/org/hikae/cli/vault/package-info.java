/// The commands on a vault alone; no server takes part.
@NullMarked
package org.hikae.cli.vault;

import org.jspecify.annotations.NullMarked;

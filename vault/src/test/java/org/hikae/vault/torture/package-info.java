/// Random histories on vaults whose processes are killed and whose stores go wrong. What was
/// acknowledged is recorded outside of the vault, and looked for after every kill.
@NullMarked
package org.hikae.vault.torture;

import org.jspecify.annotations.NullMarked;

/// Stores in a directory of this machine.
@NullMarked
package org.hikae.vault.store.directory;

import org.jspecify.annotations.NullMarked;

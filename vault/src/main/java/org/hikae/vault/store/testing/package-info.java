/// Stores for tests: one in memory, and one that fails on command.
@NullMarked
package org.hikae.vault.store.testing;

import org.jspecify.annotations.NullMarked;

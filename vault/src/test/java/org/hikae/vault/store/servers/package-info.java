/// Real object servers as child processes of the tests.
@NullMarked
package org.hikae.vault.store.servers;

import org.jspecify.annotations.NullMarked;

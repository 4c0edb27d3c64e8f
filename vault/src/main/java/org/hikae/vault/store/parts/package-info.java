/// Large objects, sent to a server in parts at the same time.
@NullMarked
package org.hikae.vault.store.parts;

import org.jspecify.annotations.NullMarked;

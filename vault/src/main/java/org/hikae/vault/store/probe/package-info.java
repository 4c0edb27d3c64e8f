/// What a store can really do, found out by trying.
@NullMarked
package org.hikae.vault.store.probe;

import org.jspecify.annotations.NullMarked;

/// A vault's files in a container of Azure Blob Storage.
@NullMarked
package org.hikae.vault.store.azure;

import org.jspecify.annotations.NullMarked;

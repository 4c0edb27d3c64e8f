/// The places a vault's files live: a directory, S3, Azure Blob, another site's agent.
@NullMarked
package org.hikae.vault.store;

import org.jspecify.annotations.NullMarked;

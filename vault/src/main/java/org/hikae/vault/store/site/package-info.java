/// A vault's files at another site: the client that reads them over mutual TLS, and the server that
/// hands them out.
@NullMarked
package org.hikae.vault.store.site;

import org.jspecify.annotations.NullMarked;

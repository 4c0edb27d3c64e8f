/// The primitives of the vault's format: numbers, names, seals and envelopes. The format itself is
/// in `docs/reference/vault-format.md`.
@NullMarked
package org.hikae.vault.format;

import org.jspecify.annotations.NullMarked;

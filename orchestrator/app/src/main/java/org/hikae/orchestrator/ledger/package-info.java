/// The ledger as this orchestrator reads and writes it: the form of its entries, and the tables
/// that are made of them.
@NullMarked
package org.hikae.orchestrator.ledger;

import org.jspecify.annotations.NullMarked;

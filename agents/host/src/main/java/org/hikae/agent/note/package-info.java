/// The agent's own notes on disk: small files, replaced whole, durable when the call returns.
@NullMarked
package org.hikae.agent.note;

import org.jspecify.annotations.NullMarked;

/// Tells people: by mail and by webhook, from the orchestrator that leads.
@NullMarked
package org.hikae.orchestrator.notice;

import org.jspecify.annotations.NullMarked;

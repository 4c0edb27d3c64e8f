/// What an agent is told: `agent.yaml`, read strictly, with errors that name the line and the way
/// out.
@NullMarked
package org.hikae.agent.config;

import org.jspecify.annotations.NullMarked;

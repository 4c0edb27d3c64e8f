/// What `orchestrator.yaml` says, and how it is read.
@NullMarked
package org.hikae.orchestrator.settings;

import org.jspecify.annotations.NullMarked;

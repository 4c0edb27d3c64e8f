/// Runbooks: procedures that people read and the machine executes, one YAML file each.
@NullMarked
package org.hikae.domain.runbook;

import org.jspecify.annotations.NullMarked;

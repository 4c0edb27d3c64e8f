/// What there is to protect: sites, vaults and services with their objectives, as one YAML file
/// describes them.
@NullMarked
package org.hikae.domain.estate;

import org.jspecify.annotations.NullMarked;

package org.hikae.domain.estate;

import java.util.List;
import java.util.Optional;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Names;
import org.jspecify.annotations.Nullable;

/// A person or a desk to tell, and the roles that they answer for in runbooks.
///
/// @param mail where notices go; null when there is no mail
/// @param phone for people to call; the machine does not use it
public record Contact(
    String id, Bilingual name, List<Role> roles, @Nullable String mail, @Nullable String phone) {
  public Contact {
    Names.require("contact", id);
    roles = List.copyOf(roles);
  }

  public Optional<String> mailAddress() {
    return Optional.ofNullable(mail);
  }
}

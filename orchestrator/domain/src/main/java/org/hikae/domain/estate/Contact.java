package org.hikae.domain.estate;

import java.net.URI;
import java.util.ArrayList;
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
/// @param webhook where notices go as signed JSON; null when there is none
/// @param telling what they are told; null, as in estates of past releases, for what is usual
public record Contact(
    String id,
    Bilingual name,
    List<Role> roles,
    @Nullable String mail,
    @Nullable String phone,
    @Nullable URI webhook,
    Telling telling) {
  public Contact {
    Names.require("contact", id);
    roles = List.copyOf(roles);
    telling = telling == null ? Telling.USUAL : telling;
  }

  public Optional<String> mailAddress() {
    return Optional.ofNullable(mail);
  }

  /// The ways in which they can be told.
  public List<Channel> channels() {
    var channels = new ArrayList<Channel>();
    if (mail != null) {
      channels.add(Channel.MAIL);
    }
    if (webhook != null) {
      channels.add(Channel.WEBHOOK);
    }
    return List.copyOf(channels);
  }
}

/// \file
/// SHA-256 by OpenSSL, which nothing else of the library sees.
#include <array>
#include <stdexcept>
#include <openssl/evp.h>

#include <thidua/io/receipt.hpp>

namespace thidua::inline v0 {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error{"SHA-256 is not available"};
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += digits[digest.at(i) >> 4U];
    text += digits[digest.at(i) & 0xFU];
  }
  return text;
}

}  // namespace thidua::inline v0

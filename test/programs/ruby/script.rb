require "digest"

password = "‹password›"
puts Digest::SHA256.hexdigest(password)

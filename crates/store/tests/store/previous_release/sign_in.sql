update auth.sessions set last_used_at = clock.now() where token_hash = sha256('a token')

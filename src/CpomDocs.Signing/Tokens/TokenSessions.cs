using System.Collections.Concurrent;
using CpomDocs.Signing.Keys;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Signing.Tokens;

/// <summary>The sessions of a batch: opened as threads ask for them, as far as the token allows, and kept until the end.</summary>
internal sealed class TokenSessions : IDisposable
{
    // More threads than this never wait for one token.
    private const int MostSessions = 16;

    private readonly ISlot _slot;
    private readonly string _label;
    private readonly ConcurrentBag<ISession> _idle;
    private readonly SemaphoreSlim _free;

    /// <summary>Makes the pool around the session that logged in.</summary>
    public TokenSessions(ISlot slot, ISession first)
    {
        _slot = slot;
        ITokenInfo token = slot.GetTokenInfo();
        _label = token.Label.TrimEnd();
        _idle = [first];
        _free = new SemaphoreSlim(CapacityOf(token));
    }

    /// <summary>Works with a borrowed session.</summary>
    /// <exception cref="SigningKeyUnavailableException">The token refuses or is gone.</exception>
    public T Use<T>(Func<ISession, T> work)
    {
        ISession session = Borrow();
        try
        {
            return work(session);
        }
        catch (Pkcs11Exception error)
        {
            throw TokenErrors.Of(_label, error);
        }
        finally
        {
            _idle.Add(session);
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out ISession? session))
        {
            Close(session);
        }

        _free.Dispose();
    }

    /// <summary>Closes a session, gone or not.</summary>
    public static void Close(ISession session)
    {
        try
        {
            session.Dispose();
        }
        catch (Pkcs11Exception)
        {
            // The token was taken away: its sessions went with it.
            return;
        }
    }

    private ISession Borrow()
    {
        while (true)
        {
            _free.Wait();
            if (_idle.TryTake(out ISession? session))
            {
                return session;
            }

            try
            {
                return _slot.OpenSession(SessionType.ReadOnly);
            }
            catch (Pkcs11Exception error) when (error.RV is CKR.CKR_SESSION_COUNT)
            {
                // No more than those already open: this place is not given back, the next thread waits for one of them.
                continue;
            }
            catch (Pkcs11Exception error)
            {
                _free.Release();
                throw TokenErrors.Of(_label, error);
            }
        }
    }

    // PKCS#11 2.40, 3.2: 0 is no limit, all bits set is « not told ».
    private static int CapacityOf(ITokenInfo token)
    {
        ulong limit = token.MaxSessionCount;
        ulong others = token.SessionCount is > 1 and < int.MaxValue ? token.SessionCount - 1 : 0;
        return limit is 0 or >= int.MaxValue ? MostSessions : Math.Clamp((int)(limit > others ? limit - others : 1), 1, MostSessions);
    }
}

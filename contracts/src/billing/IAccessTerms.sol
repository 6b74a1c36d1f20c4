// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title On what terms the data behind a certificate may be read, and by whom (protocol.md section 9, ADR 0034).
/// @notice Whoever holds the certificate sets them. A price that rises, or a period that changes, holds only after a notice of
/// PriceNotice protocol days; all else holds at once. Nobody is admitted until the holder opens access.
interface IAccessTerms {
    enum Access {
        Closed, // nobody
        Listed, // accounts that the holder listed
        Open // everybody but accounts that the holder blocked
    }

    enum Standing {
        None,
        Listed,
        Blocked
    }

    /// @param retrievalPrice wei a retrieval
    /// @param subscriptionPrice wei a period
    /// @param period seconds of a subscription's period; 0 where there are no subscriptions
    struct Terms {
        uint96 retrievalPrice;
        uint96 subscriptionPrice;
        uint32 period;
    }

    /// @param inForce terms as they stand now
    /// @param next what holds from `nextFrom`; the same as `inForce` where nothing is announced
    /// @param nextFrom timestamp
    struct Standings {
        Terms inForce;
        Terms next;
        uint256 nextFrom;
        Access access;
    }

    /// @notice `inForce` holds from this block, `next` from `nextFrom` on (this block where nothing had to be announced).
    event TermsChanged(uint256 indexed certificate, Terms inForce, Terms next, uint256 nextFrom);
    event AccessChanged(uint256 indexed certificate, Access access);
    event StandingChanged(uint256 indexed certificate, Standing standing, address[] accounts);

    error OnlyCertificateHolder(uint256 certificate, address expected, address actual);
    error PeriodOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error AccountsLength(uint256 minimum, uint256 maximum, uint256 actual);

    /// @notice Sets prices and period: what is cheaper at once, what is dearer after the notice. Announcing again starts anew.
    function setTerms(uint256 certificate, Terms calldata terms) external;
    /// @notice Who may read, from this block on.
    function setAccess(uint256 certificate, Access access) external;
    /// @notice The standing of up to 64 accounts, from this block on.
    function setStanding(uint256 certificate, Standing standing, address[] calldata accounts) external;

    function termsOf(uint256 certificate) external view returns (Standings memory);
    function standingOf(uint256 certificate, address account) external view returns (Standing);
    /// @notice Whether the account may read now.
    function admits(uint256 certificate, address account) external view returns (bool);
    /// @notice Whether the holder keeps the account from buying anything: blocked, or not listed where only listed ones may.
    function refuses(uint256 certificate, address account) external view returns (bool);
    /// @notice What a retrieval cost at `time`, and whether the account was admitted then.
    /// @dev Of terms and standings the newest change is known; before it, the more lenient of what may have held is assumed.
    /// @param time of a past block, not older than RetrievalWindow
    /// @return admitted whether the account was
    /// @return price wei
    /// @return until timestamp up to which, not included, both stay as they are
    function chargeOf(uint256 certificate, address account, uint256 time)
        external
        view
        returns (bool admitted, uint256 price, uint256 until);
}

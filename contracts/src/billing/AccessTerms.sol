// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IDataCertificates} from "../rights/IDataCertificates.sol";
import {IAccessTerms} from "./IAccessTerms.sol";

/// @title Prices, periods, and who may read.
/// @dev Three words a certificate. `before` holds until `from` and `later` after it. Retrievals are settled days after they
/// happened, with the time of a block at which the gateway looked; so each of the three (prices, access, standing) remembers its
/// newest change, and what was mildest before it.
/// @custom:security A buyer cannot be charged more than what it saw: dearer terms wait for PriceNotice, and every purchase names a
/// maximum. A holder cannot make a gateway lose what it has served: what is asked for a past time is never more than what held
/// then. It can be less, where the holder changed the same thing twice within RetrievalWindow. Whoever is blocked is an account, not a
/// person: a second account that nobody knows of reads under `Open`. Against that only `Listed` helps. No money is here.
contract AccessTerms is IAccessTerms {
    /// @dev One word.
    /// @param floor wei: the least price of a retrieval before `floorUntil`
    struct Changes {
        uint40 from;
        Access access;
        Access accessBefore;
        uint40 accessSince;
        uint40 floorUntil;
        uint96 floor;
    }

    struct Entry {
        Terms before;
        Terms later;
        Changes changes;
    }

    struct Mark {
        Standing standing;
        Standing before;
        uint40 since;
    }

    uint256 private constant SHORTEST_PERIOD = 60;
    uint256 private constant LONGEST_PERIOD = 366 days;
    uint256 private constant MOST_ACCOUNTS = 64;

    INetworkParameters private immutable PARAMETERS;
    IDataCertificates private immutable CERTIFICATES;
    uint256 private immutable DAY_SECONDS;

    mapping(uint256 certificate => Entry entry) private _entries;
    mapping(uint256 certificate => mapping(address account => Mark mark)) private _marks;
    uint256[50] private __gap;

    modifier onlyHolder(uint256 certificate) {
        address holder = CERTIFICATES.ownerOf(certificate);
        if (msg.sender != holder) revert OnlyCertificateHolder(certificate, holder, msg.sender);
        _;
    }

    /// @param directory knows all contracts; nothing but NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        DAY_SECONDS = PARAMETERS.constants().daySeconds;
    }

    /// @inheritdoc IAccessTerms
    function setTerms(uint256 certificate, Terms calldata terms) external onlyHolder(certificate) {
        if (terms.period != 0 && (terms.period < SHORTEST_PERIOD || terms.period > LONGEST_PERIOD)) {
            revert PeriodOutOfRange(SHORTEST_PERIOD, LONGEST_PERIOD, terms.period);
        }
        Entry storage entry = _entries[certificate];
        Terms memory current = _inForce(entry);
        Terms memory least = Terms({
            retrievalPrice: _lesser(current.retrievalPrice, terms.retrievalPrice),
            subscriptionPrice: _lesser(current.subscriptionPrice, terms.subscriptionPrice),
            period: current.period
        });
        // The first terms take nothing from anybody: there was nothing to read before access was opened.
        Changes memory changes = entry.changes;
        bool dearer = changes.from != 0
            && (terms.retrievalPrice > current.retrievalPrice
                || terms.subscriptionPrice > current.subscriptionPrice
                || terms.period != current.period);
        bool hidden = changes.access == Access.Closed && changes.accessBefore == Access.Closed;
        changes.floor = changes.from == 0 && hidden ? terms.retrievalPrice : _floor(entry, current.retrievalPrice);
        changes.floorUntil = uint40(block.timestamp);
        uint256 notice = dearer ? PARAMETERS.get(Parameter.PriceNotice) * DAY_SECONDS : 0;
        changes.from = uint40(block.timestamp + notice);
        (entry.changes, entry.before, entry.later) = (changes, dearer ? least : terms, terms);
        emit TermsChanged(certificate, dearer ? least : terms, terms, changes.from);
    }

    /// @inheritdoc IAccessTerms
    function setAccess(uint256 certificate, Access access) external onlyHolder(certificate) {
        Changes storage changes = _entries[certificate].changes;
        Access previous = changes.access;
        if (_isRecent(changes.accessSince) && changes.accessBefore > previous) previous = changes.accessBefore;
        changes.accessBefore = previous;
        changes.access = access;
        changes.accessSince = uint40(block.timestamp);
        emit AccessChanged(certificate, access);
    }

    /// @inheritdoc IAccessTerms
    function setStanding(uint256 certificate, Standing standing, address[] calldata accounts)
        external
        onlyHolder(certificate)
    {
        if (accounts.length == 0 || accounts.length > MOST_ACCOUNTS) {
            revert AccountsLength(1, MOST_ACCOUNTS, accounts.length);
        }
        for (uint256 i; i < accounts.length; ++i) {
            Mark memory mark = _marks[certificate][accounts[i]];
            Standing previous = _isRecent(mark.since) ? _milder(mark.before, mark.standing) : mark.standing;
            _marks[certificate][accounts[i]] =
                Mark({standing: standing, before: previous, since: uint40(block.timestamp)});
        }
        emit StandingChanged(certificate, standing, accounts);
    }

    /// @inheritdoc IAccessTerms
    function termsOf(uint256 certificate) external view returns (Standings memory) {
        Entry storage entry = _entries[certificate];
        return Standings({
            inForce: _inForce(entry), next: entry.later, nextFrom: entry.changes.from, access: entry.changes.access
        });
    }

    /// @inheritdoc IAccessTerms
    function standingOf(uint256 certificate, address account) external view returns (Standing) {
        return _marks[certificate][account].standing;
    }

    /// @inheritdoc IAccessTerms
    function admits(uint256 certificate, address account) external view returns (bool) {
        return _admits(_entries[certificate].changes.access, _marks[certificate][account].standing);
    }

    /// @inheritdoc IAccessTerms
    function refuses(uint256 certificate, address account) external view returns (bool) {
        Standing standing = _marks[certificate][account].standing;
        if (standing == Standing.Listed) return false;
        return standing == Standing.Blocked || _entries[certificate].changes.access == Access.Listed;
    }

    /// @inheritdoc IAccessTerms
    function chargeOf(uint256 certificate, address account, uint256 time)
        external
        view
        returns (bool admitted, uint256 price, uint256 until)
    {
        Entry storage entry = _entries[certificate];
        Changes memory changes = entry.changes;
        Mark memory mark = _marks[certificate][account];
        Access access = time < changes.accessSince ? changes.accessBefore : changes.access;
        admitted = _admits(access, time < mark.since ? mark.before : mark.standing);
        until = _next(time, changes.accessSince, _next(time, mark.since, type(uint256).max));
        until = _next(time, changes.floorUntil, _next(time, changes.from, until));
        if (time < changes.floorUntil) return (admitted, changes.floor, until);
        price = time < changes.from ? entry.before.retrievalPrice : entry.later.retrievalPrice;
    }

    function _inForce(Entry storage entry) private view returns (Terms memory) {
        return block.timestamp < entry.changes.from ? entry.before : entry.later;
    }

    /// @dev The least price that may have held within the window in which retrievals are settled.
    function _floor(Entry storage entry, uint96 current) private view returns (uint96 floor) {
        floor = current;
        if (_isRecent(entry.changes.from)) floor = _lesser(floor, entry.before.retrievalPrice);
        if (_isRecent(entry.changes.floorUntil)) floor = _lesser(floor, entry.changes.floor);
    }

    function _isRecent(uint256 since) private view returns (bool) {
        return block.timestamp <= since + PARAMETERS.get(Parameter.RetrievalWindow) * DAY_SECONDS;
    }

    /// @return the earlier of `change` and `until` where the change comes after `time`
    function _next(uint256 time, uint256 change, uint256 until) private pure returns (uint256) {
        return time < change && change < until ? change : until;
    }

    function _admits(Access access, Standing standing) private pure returns (bool) {
        if (standing == Standing.Blocked || access == Access.Closed) return false;
        return access == Access.Open || standing == Standing.Listed;
    }

    function _milder(Standing one, Standing other) private pure returns (Standing) {
        if (one == Standing.Listed || other == Standing.Listed) return Standing.Listed;
        return one == Standing.None || other == Standing.None ? Standing.None : Standing.Blocked;
    }

    function _lesser(uint96 one, uint96 other) private pure returns (uint96) {
        return one < other ? one : other;
    }
}

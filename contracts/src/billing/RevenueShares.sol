// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IDataCertificates} from "../rights/IDataCertificates.sol";
import {ILineage} from "../rights/ILineage.sol";
import {IVault} from "../token/IVault.sol";
import {IAuctions} from "../trade/IAuctions.sol";
import {IRevenueShares} from "./IRevenueShares.sol";

/// @title Inboxes of certificates.
/// @custom:security The escrow is the sum of all inboxes: what is booked must have been handed over, to the wei, and nothing else leaves
/// than what an inbox had. Of nothing there are no entries, so nobody writes events about money that never was. Lineage keeps shares within the whole and its edges lead to earlier certificates only; should it not,
/// parents get what there is in the order of their edges, and nothing is paid twice. Anybody may claim for anybody: the money goes
/// to parents and holder. Earnings go to whoever holds the certificate when they are claimed: a seller claims first. State is written
/// before the Vault is called, and calls go to contracts of the Directory only.
contract RevenueShares is IRevenueShares {
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MOST_CERTIFICATES = 32;

    IVault private immutable VAULT;
    IDataCertificates private immutable CERTIFICATES;
    ILineage private immutable LINEAGE;
    IAuctions private immutable AUCTIONS;

    /// @dev Sum of all inboxes.
    uint256 private _booked;
    mapping(uint256 certificate => uint256 amount) private _inboxes;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        VAULT = IVault(directory.find("Vault"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        LINEAGE = ILineage(directory.find("Lineage"));
        AUCTIONS = IAuctions(directory.find("Auctions"));
    }

    /// @inheritdoc IRevenueShares
    function pay(uint256 certificate, uint256 amount) external {
        if (amount == 0) revert IVault.ZeroAmount();
        CERTIFICATES.ownerOf(certificate); // reverts where there is none
        _book(certificate, amount);
        VAULT.lock(msg.sender, amount);
        _checkHanded();
    }

    /// @inheritdoc IRevenueShares
    function deliver(uint256[] calldata certificates, uint256[] calldata amounts) external {
        if (certificates.length != amounts.length) revert LengthMismatch(certificates.length, amounts.length);
        for (uint256 i; i < certificates.length; ++i) {
            if (amounts[i] == 0) revert IVault.ZeroAmount();
            CERTIFICATES.ownerOf(certificates[i]);
            _book(certificates[i], amounts[i]);
        }
        _checkHanded();
    }

    /// @inheritdoc IRevenueShares
    function deliverRoyalty(uint256 certificate, uint256 amount, address receiver) external {
        if (amount == 0) revert IVault.ZeroAmount();
        _booked += amount;
        _checkHanded();
        uint256 rest = _passOn(certificate, amount);
        _booked -= rest;
        emit RoyaltyPaid(certificate, receiver, rest);
        if (rest != 0) VAULT.release(receiver, rest);
    }

    /// @inheritdoc IRevenueShares
    function claim(uint256 certificate) external returns (uint256 amount) {
        if (_inboxes[certificate] == 0) revert InboxEmpty(certificate);
        return _claim(certificate);
    }

    /// @inheritdoc IRevenueShares
    function claimMany(uint256[] calldata certificates) external returns (uint256 amount) {
        if (certificates.length == 0 || certificates.length > MOST_CERTIFICATES) {
            revert CertificatesLength(1, MOST_CERTIFICATES, certificates.length);
        }
        for (uint256 i; i < certificates.length; ++i) {
            if (_inboxes[certificates[i]] != 0) amount += _claim(certificates[i]);
        }
    }

    /// @inheritdoc IRevenueShares
    function inboxOf(uint256 certificate) external view returns (uint256) {
        return _inboxes[certificate];
    }

    /// @inheritdoc IRevenueShares
    function claimable(uint256 certificate) external view returns (uint256 rest) {
        uint256 amount = _inboxes[certificate];
        (, uint16[] memory shares,) = LINEAGE.parentsOf(certificate);
        rest = amount;
        for (uint256 i; i < shares.length; ++i) {
            rest -= _cut(amount, shares[i], rest);
        }
    }

    /// @inheritdoc IRevenueShares
    function beneficiaryOf(uint256 certificate) public view returns (address holder) {
        holder = CERTIFICATES.ownerOf(certificate);
        if (holder == address(AUCTIONS)) holder = AUCTIONS.sellerOf(certificate);
    }

    function _claim(uint256 certificate) private returns (uint256 rest) {
        uint256 amount = _inboxes[certificate];
        address holder = beneficiaryOf(certificate);
        _inboxes[certificate] = 0;
        rest = _passOn(certificate, amount);
        _booked -= rest;
        emit RevenueClaimed(certificate, holder, rest);
        if (rest != 0) VAULT.release(holder, rest);
    }

    /// @return rest of `amount` after the parents' shares
    function _passOn(uint256 certificate, uint256 amount) private returns (uint256 rest) {
        (uint40[] memory parents, uint16[] memory shares,) = LINEAGE.parentsOf(certificate);
        rest = amount;
        for (uint256 i; i < parents.length; ++i) {
            uint256 cut = _cut(amount, shares[i], rest);
            if (cut == 0) continue;
            rest -= cut;
            _inboxes[parents[i]] += cut;
            emit SharePassed(certificate, parents[i], cut);
        }
    }

    function _book(uint256 certificate, uint256 amount) private {
        _booked += amount;
        _inboxes[certificate] += amount;
        emit Earned(certificate, msg.sender, amount);
    }

    function _checkHanded() private view {
        uint256 held = VAULT.escrowOf(address(this));
        if (held < _booked) revert EarningsNotHanded(_booked, held);
    }

    function _cut(uint256 amount, uint256 share, uint256 rest) private pure returns (uint256 cut) {
        cut = amount * share / WHOLE;
        if (cut > rest) cut = rest;
    }
}

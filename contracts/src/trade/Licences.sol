// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../billing/IAccessTerms.sol";
import {IRevenueShares} from "../billing/IRevenueShares.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {IVault} from "../token/IVault.sol";
import {ILicences} from "./ILicences.sol";

/// @title Offerings of licences and the licences granted.
/// @custom:security The escrow is empty between calls. A licensee names the text it read and its maximum, so neither can change under its
/// hands. A licence lasts whoever holds the certificate later; an offering does not outlast its seller's holding. The chain records
/// a permission; it cannot see what anybody does with a copy. Calls go to contracts of the Directory only.
contract Licences is ILicences {
    uint256 private constant FOR_EVER = type(uint40).max;

    IVault private immutable VAULT;
    IAccessTerms private immutable TERMS;
    IRevenueShares private immutable REVENUE;

    uint64 private _offeringCount;
    uint64 private _licenceCount;
    mapping(uint64 offering => Offering known) private _offerings;
    mapping(uint64 licence => Licence known) private _licences;
    mapping(bytes32 certificateTextAccount => uint256 timestamp) private _until;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        VAULT = IVault(directory.find("Vault"));
        TERMS = IAccessTerms(directory.find("AccessTerms"));
        REVENUE = IRevenueShares(directory.find("RevenueShares"));
    }

    /// @inheritdoc ILicences
    function offer(uint256 certificate, bytes32 text, uint96 price, uint32 seats, uint40 term)
        external
        returns (uint64 offering)
    {
        address holder = REVENUE.beneficiaryOf(certificate);
        if (msg.sender != holder) revert OnlyLicensor(certificate, holder, msg.sender);
        if (text == bytes32(0)) revert LicenceTextMissing();
        if (seats == 0) revert SeatsOutOfRange(1, type(uint32).max, 0);
        if (block.timestamp + term >= FOR_EVER) revert LicenceTermTooLong(FOR_EVER - block.timestamp - 1, term);
        offering = ++_offeringCount;
        _offerings[offering] = Offering({
            seller: msg.sender, certificate: uint40(certificate), seats: seats, price: price, term: term, text: text
        });
        emit LicenceOffered(offering, certificate, msg.sender, text, price, seats, term);
    }

    /// @inheritdoc ILicences
    function reprice(uint64 offering, uint96 price) external {
        Offering storage one = _known(offering);
        if (msg.sender != one.seller) revert OnlyLicensor(one.certificate, one.seller, msg.sender);
        one.price = price;
        emit LicenceRepriced(offering, price);
    }

    /// @inheritdoc ILicences
    function withdraw(uint64 offering) external {
        Offering storage one = _known(offering);
        if (msg.sender != one.seller && msg.sender != REVENUE.beneficiaryOf(one.certificate)) {
            revert OnlyLicensor(one.certificate, one.seller, msg.sender);
        }
        one.seats = 0;
        emit LicenceWithdrawn(offering);
    }

    /// @inheritdoc ILicences
    function buy(uint64 offering, bytes32 text, uint256 maximum) external returns (uint64 licence) {
        Offering memory one = _known(offering);
        address holder = REVENUE.beneficiaryOf(one.certificate);
        if (holder != one.seller) revert OfferingStale(offering, one.seller, holder);
        if (one.seats == 0) revert SeatsSold(offering);
        if (text != one.text) revert LicenceTextMismatch(one.text, text);
        if (one.price > maximum) revert LicencePriceAbove(maximum, one.price);
        if (TERMS.refuses(one.certificate, msg.sender)) revert LicenseeRefused(one.certificate, msg.sender);
        _offerings[offering].seats = one.seats - 1;
        uint256 until = one.term == 0 ? FOR_EVER : block.timestamp + one.term;
        licence = ++_licenceCount;
        _licences[licence] =
            Licence({licensee: msg.sender, from: uint40(block.timestamp), until: uint40(until), offering: offering});
        bytes32 key = _keyOf(one.certificate, text, msg.sender);
        if (until > _until[key]) _until[key] = until;
        emit LicenceGranted(licence, offering, msg.sender, one.certificate, one.price, until);
        if (one.price != 0) _earn(one.certificate, one.price);
    }

    /// @inheritdoc ILicences
    function offeringOf(uint64 offering) external view returns (Offering memory) {
        return _offerings[offering];
    }

    /// @inheritdoc ILicences
    function licenceOf(uint64 licence) external view returns (Licence memory) {
        return _licences[licence];
    }

    /// @inheritdoc ILicences
    function licensedUntil(uint256 certificate, bytes32 text, address account) external view returns (uint256) {
        return _until[_keyOf(certificate, text, account)];
    }

    /// @inheritdoc ILicences
    function offeringCount() external view returns (uint64) {
        return _offeringCount;
    }

    /// @inheritdoc ILicences
    function licenceCount() external view returns (uint64) {
        return _licenceCount;
    }

    function _earn(uint256 certificate, uint256 price) private {
        VAULT.lock(msg.sender, price);
        VAULT.hand(address(REVENUE), price, address(0), 0);
        (uint256[] memory certificates, uint256[] memory amounts) = (new uint256[](1), new uint256[](1));
        (certificates[0], amounts[0]) = (certificate, price);
        REVENUE.deliver(certificates, amounts);
    }

    function _known(uint64 offering) private view returns (Offering storage one) {
        one = _offerings[offering];
        if (one.seller == address(0)) revert OfferingUnknown(offering);
    }

    function _keyOf(uint256 certificate, bytes32 text, address account) private pure returns (bytes32) {
        return keccak256(abi.encode(certificate, text, account));
    }
}

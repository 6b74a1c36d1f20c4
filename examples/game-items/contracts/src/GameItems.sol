// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IDirectory} from "cess/governance/IDirectory.sol";
import {IDataCertificates} from "cess/rights/IDataCertificates.sol";
import {IDataRightsRegistry} from "cess/rights/IDataRightsRegistry.sol";
import {IRightsDisputes} from "cess/rights/IRightsDisputes.sol";
import {ILicences} from "cess/trade/ILicences.sol";
import {IGameItems} from "./IGameItems.sol";

/// @title The items. Finds the network's contracts through its Directory; has no owner and no money.
/// @custom:security A claim calls its receiver (ERC-1155), after the licence is marked as spent and the item counted: a receiver that
/// claims again in the call is refused. The limit counts items ever minted; whoever holds the certificate later can offer
/// licences of the same text at any price, but never more items. An item's file is what was registered; what a player can read
/// with an item and a licence, it can keep.
contract GameItems is ERC1155, IGameItems {
    IDataRightsRegistry private immutable RIGHTS;
    IDataCertificates private immutable CERTIFICATES;
    IRightsDisputes private immutable DISPUTES;
    ILicences private immutable LICENCES;

    mapping(uint256 id => Kind) private _kinds;
    mapping(uint64 licence => bool) private _spent;

    /// @param directory of a cess4j network
    constructor(IDirectory directory) ERC1155("") {
        RIGHTS = IDataRightsRegistry(directory.find("DataRightsRegistry"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        DISPUTES = IRightsDisputes(directory.find("RightsDisputes"));
        LICENCES = ILicences(directory.find("Licences"));
    }

    /// @inheritdoc IGameItems
    function introduce(uint256 certificate, IDataRightsRegistry.Claim calldata registered, bytes32 text, uint32 limit)
        external
    {
        if (_kinds[certificate].limit != 0) revert KindTaken(certificate);
        RIGHTS.check(certificate, registered);
        address holder = CERTIFICATES.ownerOf(certificate);
        if (msg.sender != holder) revert OnlyAssetHolder(certificate, holder, msg.sender);
        if (text == bytes32(0)) revert LicenceTextUnnamed();
        if (limit == 0) revert LimitMissing();
        _checkStanding(certificate);
        _kinds[certificate] = Kind({fid: registered.fid, text: text, limit: limit, minted: 0});
        emit KindDefined(certificate, msg.sender, registered.fid, text, limit);
    }

    /// @inheritdoc IGameItems
    function claim(uint64 licence) external returns (uint256 id) {
        ILicences.Licence memory one = LICENCES.licenceOf(licence);
        if (msg.sender != one.licensee) revert OnlyLicensee(licence, one.licensee, msg.sender);
        if (block.timestamp >= one.until) revert LicenceOver(licence, one.until, block.timestamp);
        ILicences.Offering memory offering = LICENCES.offeringOf(one.offering);
        id = offering.certificate;
        Kind memory kind = _kinds[id];
        if (kind.limit == 0) revert KindUnknown(id);
        if (offering.text != kind.text) revert LicenceOfAnotherText(licence, kind.text, offering.text);
        if (_spent[licence]) revert LicenceSpent(licence);
        if (kind.minted == kind.limit) revert SoldOut(id, kind.limit);
        _checkStanding(id);
        _spent[licence] = true;
        _kinds[id].minted = kind.minted + 1;
        emit ItemClaimed(id, licence, msg.sender);
        _mint(msg.sender, id, 1, "");
    }

    /// @inheritdoc IGameItems
    function kindOf(uint256 id) external view returns (Kind memory) {
        return _kinds[id];
    }

    /// @inheritdoc IGameItems
    function readableUntil(uint256 id, address account) external view returns (uint256 until) {
        if (balanceOf(account, id) == 0) return 0;
        until = LICENCES.licensedUntil(id, _kinds[id].text, account);
        return until > block.timestamp ? until : 0;
    }

    /// @notice Where the asset is stored.
    function uri(uint256 id) public view override returns (string memory) {
        return string.concat("cess:file/", Strings.toHexString(uint256(_kinds[id].fid), 32));
    }

    function _checkStanding(uint256 id) private view {
        (IRightsDisputes.Standing standing, bool disputed) = DISPUTES.statusOf(id);
        if (disputed || standing == IRightsDisputes.Standing.Invented) revert AssetDoubtful(id);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IDataRightsRegistry} from "cess/rights/IDataRightsRegistry.sol";

/// @title Items of a game, each kind bound to a stored asset by its data certificate.
/// @notice The id of a kind is the number of the certificate. Who buys a licence of the asset from the network's `Licences` gets one
/// item for it; the price goes to the certificate's inbox there, and so along its lineage. Items can be handed on, licences cannot:
/// the asset may be read by who has both, and `readableUntil` is what the studio's server looks at before it shares the file.
interface IGameItems is IERC1155 {
    /// @param fid id under which the asset is stored
    /// @param text SHA-256 of the licence's text
    /// @param limit most items there will ever be
    /// @param minted how many there have been
    struct Kind {
        bytes32 fid;
        bytes32 text;
        uint32 limit;
        uint32 minted;
    }

    event KindDefined(uint256 indexed id, address indexed studio, bytes32 fid, bytes32 text, uint32 limit);
    event ItemClaimed(uint256 indexed id, uint64 indexed licence, address indexed player);

    error OnlyAssetHolder(uint256 id, address expected, address actual);
    error KindTaken(uint256 id);
    error KindUnknown(uint256 id);
    error LimitMissing();
    error LicenceTextUnnamed();
    /// @notice It is disputed, or a TEE worker found its claim to be invented.
    error AssetDoubtful(uint256 id);
    error OnlyLicensee(uint64 licence, address expected, address actual);
    error LicenceOver(uint64 licence, uint256 until, uint256 actual);
    error LicenceOfAnotherText(uint64 licence, bytes32 expected, bytes32 actual);
    error LicenceSpent(uint64 licence);
    error SoldOut(uint256 id, uint32 limit);

    /// @notice Holder of the certificate: a new kind of item.
    /// @param certificate of the asset, id of the kind
    /// @param claim with which it was registered
    /// @param text SHA-256 of the licence's text that players will buy
    /// @param limit at least 1
    function introduce(uint256 certificate, IDataRightsRegistry.Claim calldata claim, bytes32 text, uint32 limit)
        external;
    /// @notice Licensee: one item for a licence in force, once.
    /// @return id of its kind
    function claim(uint64 licence) external returns (uint256 id);

    /// @notice Zeros where there is none.
    function kindOf(uint256 id) external view returns (Kind memory);
    /// @notice Until when the account may read the asset: has an item and a licence; 0 where it may not.
    function readableUntil(uint256 id, address account) external view returns (uint256);
}

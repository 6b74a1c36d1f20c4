// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @title Data certificates: ERC-721 tokens with ERC-2981 royalties (protocol.md section 9, ADR 0033).
/// @notice Token ids are certificate numbers: the order of commitments, below 2^40. `ownerOf` is the holder, who gets what the
/// certificate earns; `creatorOf` is who registered it, who gets the royalty of its sales.
interface IDataCertificates is IERC721, IERC2981 {
    error OnlyRegistry(address expected, address actual);
    /// @notice A certificate under dispute stays where it is until the dispute ends.
    error CertificateDisputed(uint256 number);
    /// @notice A TEE worker found that its claim is invented; it cannot be handed on.
    error CertificateVoid(uint256 number);
    /// @notice Auctions keeps what `Auctions.start` brings; sent there by anybody else, a certificate could not come back.
    error CustodyWithoutAuction(uint256 number, address expected, address actual);

    /// @notice Registry only. Calls no receiver.
    function mint(address owner, uint256 number) external;

    /// @notice Who registered it. Reverts like ownerOf where there is no such certificate.
    function creatorOf(uint256 number) external view returns (address);

    function exists(uint256 number) external view returns (bool);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {IDataCertificates} from "./IDataCertificates.sol";
import {IDataRightsRegistry} from "./IDataRightsRegistry.sol";
import {IRightsDisputes} from "./IRightsDisputes.sol";

/// @title Certificates as tokens.
/// @dev The creator is written down when a certificate leaves its first holder, so that registering costs no word for it.
/// @custom:security Minting calls no receiver: a hostile one can neither run code during a registration nor refuse its own.
/// `safeTransferFrom` calls the receiver after all state is written. What a dispute is about, and what a TEE worker found to be
/// invented, stays where it is. `Auctions` takes custody by its own call only: what is sent to it without an auction would never
/// come back. Royalties are information (EIP-2981): who sells elsewhere need not pay them.
contract DataCertificates is ERC721, IDataCertificates {
    uint256 private constant WHOLE = 10_000;

    IDataRightsRegistry private immutable REGISTRY;
    IRightsDisputes private immutable DISPUTES;
    address private immutable AUCTIONS;

    mapping(uint256 number => address creator) private _creators;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) ERC721("CESS Data Certificate", "MDRC") {
        REGISTRY = IDataRightsRegistry(directory.find("DataRightsRegistry"));
        DISPUTES = IRightsDisputes(directory.find("RightsDisputes"));
        AUCTIONS = directory.find("Auctions");
    }

    /// @inheritdoc IDataCertificates
    function mint(address owner, uint256 number) external {
        if (msg.sender != address(REGISTRY)) revert OnlyRegistry(address(REGISTRY), msg.sender);
        _mint(owner, number);
    }

    /// @inheritdoc IERC2981
    function royaltyInfo(uint256 number, uint256 salePrice) external view returns (address receiver, uint256 amount) {
        return (creatorOf(number), salePrice * REGISTRY.royaltyOf(number) / WHOLE);
    }

    /// @inheritdoc IDataCertificates
    function exists(uint256 number) external view returns (bool) {
        return _ownerOf(number) != address(0);
    }

    /// @inheritdoc IDataCertificates
    function creatorOf(uint256 number) public view returns (address creator) {
        address holder = _requireOwned(number);
        creator = _creators[number];
        if (creator == address(0)) creator = holder;
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 interfaceId) public view override(ERC721, IERC165) returns (bool) {
        return interfaceId == type(IERC2981).interfaceId || super.supportsInterface(interfaceId);
    }

    /// @dev All transfers and the mint come through here.
    function _update(address to, uint256 number, address by) internal override returns (address from) {
        from = super._update(to, number, by);
        if (from == address(0)) return from;
        if (to == AUCTIONS && by != AUCTIONS) revert CustodyWithoutAuction(number, AUCTIONS, by);
        (IRightsDisputes.Standing standing, bool disputed) = DISPUTES.statusOf(number);
        if (disputed) revert CertificateDisputed(number);
        if (standing == IRightsDisputes.Standing.Invented) revert CertificateVoid(number);
        if (_creators[number] == address(0)) _creators[number] = from;
    }

    function _baseURI() internal pure override returns (string memory) {
        return "cess:certificate/";
    }
}

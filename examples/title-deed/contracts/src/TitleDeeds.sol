// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IDirectory} from "cess/governance/IDirectory.sol";
import {IDataCertificates} from "cess/rights/IDataCertificates.sol";
import {IDataRightsRegistry} from "cess/rights/IDataRightsRegistry.sol";
import {IRightsDisputes} from "cess/rights/IRightsDisputes.sol";
import {ITitleDeeds} from "./ITitleDeeds.sol";

/// @title The deeds. Finds the network's contracts through its Directory.
/// @custom:security The registrar is trusted to issue deeds for parcels that exist and to reassign them by law; it can be replaced
/// by nobody. No money stays here: `accept` moves the price from buyer to seller and the deed from seller to buyer at once. No
/// receiver is called; the token is the network's CESS. What a document says is for people to read: the chain knows that it is
/// the file that was registered, who held its certificate when it was bound, and that nobody had shown the claim to be invented.
contract TitleDeeds is ERC721, ITitleDeeds {
    using SafeERC20 for IERC20;

    uint256 private constant LONGEST_PARCEL = 256;
    uint256 private constant LONGEST_OFFER = 365 days;

    address public immutable registrar;
    IDataRightsRegistry private immutable RIGHTS;
    IDataCertificates private immutable CERTIFICATES;
    IRightsDisputes private immutable DISPUTES;
    IERC20 private immutable TOKEN;

    uint256 public deedCount;
    mapping(bytes32 parcel => uint256 deed) private _deeds;
    mapping(uint40 certificate => uint256 deed) private _bound;
    mapping(uint256 deed => Document[]) private _documents;
    mapping(uint256 deed => bytes32) public provenanceOf;
    mapping(uint256 deed => Sale) private _sales;

    /// @param directory of a cess4j network
    constructor(IDirectory directory) ERC721("Title Deed", "DEED") {
        registrar = msg.sender;
        RIGHTS = IDataRightsRegistry(directory.find("DataRightsRegistry"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        DISPUTES = IRightsDisputes(directory.find("RightsDisputes"));
        TOKEN = IERC20(directory.find("CessToken"));
    }

    modifier onlyRegistrar() {
        if (msg.sender != registrar) revert OnlyRegistrar(registrar, msg.sender);
        _;
    }

    /// @inheritdoc ITitleDeeds
    function issue(address owner, string calldata parcel, uint40 certificate, IDataRightsRegistry.Claim calldata claim)
        external
        onlyRegistrar
        returns (uint256 deed)
    {
        uint256 length = bytes(parcel).length;
        if (length == 0 || length > LONGEST_PARCEL) revert ParcelLength(1, LONGEST_PARCEL, length);
        bytes32 key = keccak256(bytes(parcel));
        if (_deeds[key] != 0) revert ParcelHasDeed(_deeds[key]);
        deed = ++deedCount;
        _deeds[key] = deed;
        emit DeedIssued(deed, owner, parcel);
        _bind(deed, owner, certificate, claim);
        _mint(owner, deed);
    }

    /// @inheritdoc ITitleDeeds
    function bind(uint256 deed, uint40 certificate, IDataRightsRegistry.Claim calldata claim) external {
        _checkOwner(deed);
        _bind(deed, msg.sender, certificate, claim);
    }

    /// @inheritdoc ITitleDeeds
    function propose(
        uint256 deed,
        address buyer,
        uint96 price,
        uint40 deadline,
        uint40 certificate,
        IDataRightsRegistry.Claim calldata claim
    ) external {
        _checkOwner(deed);
        if (_sales[deed].buyer != address(0)) revert SaleOpen(deed, _sales[deed].buyer);
        if (buyer == msg.sender) revert BuyerIsOwner(deed);
        if (buyer == address(0)) revert ERC721InvalidReceiver(buyer);
        if (deadline <= block.timestamp || deadline > block.timestamp + LONGEST_OFFER) {
            revert DeadlineOutOfRange(block.timestamp + 1, block.timestamp + LONGEST_OFFER, deadline);
        }
        _bind(deed, msg.sender, certificate, claim);
        _sales[deed] = Sale({buyer: buyer, deadline: deadline, price: price});
        emit SaleProposed(deed, msg.sender, buyer, price, deadline);
    }

    /// @inheritdoc ITitleDeeds
    function withdraw(uint256 deed) external {
        _checkOwner(deed);
        if (_sales[deed].buyer == address(0)) revert NoSaleOpen(deed);
        delete _sales[deed];
        emit SaleWithdrawn(deed);
    }

    /// @inheritdoc ITitleDeeds
    function accept(uint256 deed, bytes32 provenance) external {
        Sale memory sale = _sales[deed];
        if (sale.buyer == address(0)) revert NoSaleOpen(deed);
        if (msg.sender != sale.buyer) revert OnlyBuyer(deed, sale.buyer, msg.sender);
        if (block.timestamp > sale.deadline) revert SaleOver(sale.deadline, block.timestamp);
        bytes32 actual = provenanceOf[deed];
        if (provenance != actual) revert ProvenanceChanged(provenance, actual);
        address seller = _requireOwned(deed);
        delete _sales[deed];
        _transfer(seller, msg.sender, deed);
        emit DeedSold(deed, seller, msg.sender, sale.price, provenance);
        TOKEN.safeTransferFrom(msg.sender, seller, sale.price);
    }

    /// @inheritdoc ITitleDeeds
    function reassign(uint256 deed, address to, uint40 certificate, IDataRightsRegistry.Claim calldata claim)
        external
        onlyRegistrar
    {
        address from = _requireOwned(deed);
        delete _sales[deed];
        _bind(deed, msg.sender, certificate, claim);
        _transfer(from, to, deed);
        emit DeedReassigned(deed, from, to, certificate);
    }

    /// @inheritdoc ITitleDeeds
    function deedOf(string calldata parcel) external view returns (uint256) {
        return _deeds[keccak256(bytes(parcel))];
    }

    /// @inheritdoc ITitleDeeds
    function saleOf(uint256 deed) external view returns (Sale memory) {
        return _sales[deed];
    }

    /// @inheritdoc ITitleDeeds
    function documentCount(uint256 deed) external view returns (uint256) {
        return _documents[deed].length;
    }

    /// @inheritdoc ITitleDeeds
    function documents(uint256 deed, uint256 from, uint256 count) external view returns (Document[] memory page) {
        Document[] storage all = _documents[deed];
        uint256 left = from < all.length ? all.length - from : 0;
        page = new Document[](count < left ? count : left);
        for (uint256 i = 0; i < page.length; i++) {
            page[i] = all[from + i];
        }
    }

    /// @notice The certificate of the deed's first document.
    function tokenURI(uint256 deed) public view override returns (string memory) {
        _requireOwned(deed);
        return string.concat("cess:certificate/", Strings.toString(_documents[deed][0].certificate));
    }

    /// @dev Only transferFrom and its kind name who asked (`by`); mints and the transfers above do not. So what markets were
    /// approved for is worth nothing.
    function _update(address to, uint256 deed, address by) internal override returns (address from) {
        if (by != address(0)) revert DeedNeedsSale(deed);
        return super._update(to, deed, by);
    }

    function _bind(uint256 deed, address holder, uint40 certificate, IDataRightsRegistry.Claim calldata claim) private {
        if (_bound[certificate] != 0) revert DocumentOfDeed(certificate, _bound[certificate]);
        RIGHTS.check(certificate, claim);
        address actual = CERTIFICATES.ownerOf(certificate);
        if (actual != holder) revert OnlyDocumentHolder(certificate, actual, holder);
        (IRightsDisputes.Standing standing, bool disputed) = DISPUTES.statusOf(certificate);
        if (disputed || standing == IRightsDisputes.Standing.Invented) revert DocumentDoubtful(certificate);
        _bound[certificate] = deed;
        _documents[deed].push(
            Document({
                fid: claim.fid,
                instanceHash: claim.instanceHash,
                certificate: certificate,
                boundAt: uint40(block.timestamp)
            })
        );
        bytes32 provenance = keccak256(abi.encode(provenanceOf[deed], certificate, claim.fid, claim.instanceHash));
        provenanceOf[deed] = provenance;
        emit DocumentBound(deed, certificate, holder, claim.fid, claim.instanceHash, provenance);
    }

    function _checkOwner(uint256 deed) private view {
        address owner = _requireOwned(deed);
        if (msg.sender != owner) revert OnlyDeedOwner(deed, owner, msg.sender);
    }
}
